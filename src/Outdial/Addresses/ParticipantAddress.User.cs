namespace Outdial;

public abstract partial record ParticipantAddress
{
    /// <summary>A user of the organisation, on whatever station they have.</summary>
    /// <remarks>Written <c>user:</c> and the id, such as <c>user:5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11</c>.</remarks>
    /// <param name="Id">The user's id.</param>
    public sealed record User(Guid Id) : ParticipantAddress
    {
        private protected override string Text => $"user:{Id:D}";
    }
}
