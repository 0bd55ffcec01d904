namespace Outdial.Sandbox;

/// <summary>The published DomainEntityRef: an id, and where to read what it names.</summary>
internal sealed record EntityReference(string Id, string SelfUri)
{
    public static EntityReference? User(string? id) => Of(id, "/api/v2/users/");

    public static EntityReference? Queue(string? id) => Of(id, "/api/v2/routing/queues/");

    public static EntityReference? ExternalContact(string? id) => Of(id, "/api/v2/externalcontacts/contacts/");

    private static EntityReference? Of(string? id, string path) => id is null ? null : new(id, path + id);
}
