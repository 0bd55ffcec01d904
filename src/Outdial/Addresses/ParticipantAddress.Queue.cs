namespace Outdial;

public abstract partial record ParticipantAddress
{
    /// <summary>A queue: a free agent of it answers.</summary>
    /// <remarks>Written <c>queue:</c> and the id, such as <c>queue:5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11</c>.</remarks>
    /// <param name="Id">The queue's id.</param>
    public sealed record Queue(Guid Id) : ParticipantAddress
    {
        private protected override string Text => $"queue:{Id:D}";
    }
}
