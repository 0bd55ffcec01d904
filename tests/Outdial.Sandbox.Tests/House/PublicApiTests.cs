using PublicApiGenerator;

namespace Outdial.Sandbox.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public async Task The_public_API_is_the_approved_one()
    {
        var approvedFile = Path.Combine(Sources.FolderOf(), "PublicApi.approved.txt");
        var actual = typeof(GenesysSandbox).Assembly
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(approvedFile, actual);

        Assert.Equal(await File.ReadAllTextAsync(approvedFile), actual);
    }
}
