using Outdial.TestSupport;

namespace Outdial.Tests;

public sealed class SandboxTests
{
    [Fact]
    public void The_sandbox_references_no_project_of_ours() => Assert.DoesNotContain(
        "ProjectReference Include",
        File.ReadAllText(SourceTree.PathOf("src/Outdial.Sandbox/Outdial.Sandbox.csproj")),
        StringComparison.Ordinal);

    // But for the program that makes its number plans, which is run and not referenced.
    [Fact]
    public void The_library_references_no_project_of_ours() => Assert.DoesNotContain(
        File.ReadLines(SourceTree.PathOf("src/Outdial/Outdial.csproj")),
        line => line.Contains("ProjectReference Include", StringComparison.Ordinal) &&
            !line.Contains("ReferenceOutputAssembly=\"false\"", StringComparison.Ordinal));
}
