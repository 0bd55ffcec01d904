using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Reads the guide's request body, and reports every error.</summary>
internal static class GuideCall
{
    /// <returns>
    /// The errors, none if the call is accepted. The first is exactly "participants" if a participant has an error.
    /// </returns>
    public static ImmutableArray<string> Read(JsonElement body, out CallPlan plan)
    {
        plan = CallPlan.Nothing;
        var errors = new List<string>();
        var addresses = GuideParticipants.Read(body, errors);
        // A client written from the guide prints its hint when one of the errors is exactly this word.
        if (errors.Count > 0)
            errors.Insert(0, "participants");
        ReadSkills(body, errors);
        ReadWrapUpCode(body, errors);
        if (errors.Count > 0)
            return [.. errors];

        plan = new CallPlan { Destinations = [.. addresses.Select(DestinationOf)] };
        return [];
    }

    private static void ReadSkills(JsonElement body, List<string> errors)
    {
        const string name = "skillRequirements";
        if (!GuideJson.IsGiven(body, name, out var skills))
            return;
        if (skills.ValueKind is not JsonValueKind.Array)
        {
            errors.Add($"{name} is malformed");
            return;
        }
        foreach (var (index, skill) in skills.EnumerateArray().Index())
            ReadSkill(skill, $"{name}[{index}]", errors);
    }

    private static void ReadSkill(JsonElement skill, string path, List<string> errors)
    {
        if (skill.ValueKind is not JsonValueKind.Object)
        {
            errors.Add($"{path} is malformed");
            return;
        }
        GuideJson.RequiredText(skill, "id", path, errors);
        // The guide shows a level and does not say that it must be there.
        if (GuideJson.IsGiven(skill, "level", out var level) && !IsPositiveInteger(level))
            errors.Add($"{path}.level is not a positive integer");
    }

    private static bool IsPositiveInteger(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number) && number > 0;

    private static void ReadWrapUpCode(JsonElement body, List<string> errors)
    {
        const string name = "wrapUpCode";
        if (!GuideJson.IsGiven(body, name, out var code))
            return;
        if (code.ValueKind is JsonValueKind.Object)
            GuideJson.RequiredText(code, "id", name, errors);
        else
            errors.Add($"{name} is malformed");
    }

    /// <remarks>
    /// The guide shows no conversation; the purposes are the published ones of a far leg. Users, groups and mail
    /// addresses have no phone number.
    /// </remarks>
    private static Destination DestinationOf(GuideAddress address) => new()
    {
        Purpose = address.IsUser ? "user" : "external",
        Dialled = address.IsPhone ? address.Id : null,
        Address = address.IsPhone ? $"tel:{address.Id}" : address.IsUser ? null : address.Id,
        UserId = address.IsUser ? address.Id : null,
    };
}
