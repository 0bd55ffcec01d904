using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>A page of a listing: the published entity listing, with the links to its neighbours.</summary>
internal sealed record EntityListing<T>(
    IReadOnlyList<T> Entities,
    Paging Page,
    int Total,
    string Path,
    Action<Utf8JsonWriter, T> WriteEntity)
    : JsonResponse(StatusCodes.Status200OK)
{
    private int PageCount => (Total + Page.Size - 1) / Page.Size;

    protected override void WriteBody(Utf8JsonWriter json, string correlationId)
    {
        json.WriteStartObject();
        json.WriteStartArray("entities");
        foreach (var entity in Entities)
            WriteEntity(json, entity);
        json.WriteEndArray();
        json.WriteNumber("pageSize", Page.Size);
        json.WriteNumber("pageNumber", Page.Number);
        json.WriteNumber("total", Total);
        json.WriteNumber("pageCount", PageCount);
        json.WriteString("firstUri", Uri(1));
        if (Page.Number < PageCount)
            json.WriteString("nextUri", Uri(Page.Number + 1));
        if (Page.Number > 1)
            json.WriteString("previousUri", Uri(Page.Number - 1));
        json.WriteString("lastUri", Uri(Math.Max(1, PageCount)));
        json.WriteString("selfUri", Uri(Page.Number));
        json.WriteEndObject();
    }

    private string Uri(int page) => string.Create(
        CultureInfo.InvariantCulture, $"{Path}?pageSize={Page.Size}&pageNumber={page}{Page.Filters}");
}
