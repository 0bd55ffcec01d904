namespace Outdial;

public abstract partial record ParticipantAddress
{
    /// <summary>A group of users.</summary>
    /// <remarks>Written <c>group:</c> and the id, such as <c>group:5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11</c>.</remarks>
    /// <param name="Id">The group's id.</param>
    public sealed record Group(Guid Id) : ParticipantAddress
    {
        private protected override string Text => $"group:{Id:D}";
    }
}
