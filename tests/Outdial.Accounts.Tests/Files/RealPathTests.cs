using Outdial.TestSupport;

namespace Outdial.Accounts.Tests;

public sealed class RealPathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // Where the tests run, for a name without a folder.
    private readonly string _bare = $"real-path-{Guid.NewGuid():N}";

    public void Dispose()
    {
        File.Delete(_bare);
        _folder.Dispose();
    }

    [Theory]
    [InlineData("file", "file")]
    [InlineData("folder/../file", "file")]
    [InlineData("folder-link/in", "folder/in")]
    [InlineData("link", "file")]
    [InlineData("link-to-link", "file")]
    [InlineData("folder-link/up", "file")]
    [InlineData("nowhere/file", "nowhere/file")]
    public void Is_the_one_path_of_what_it_leads_to(string path, string expected)
    {
        Make();
        var real = RealPath.Of(_folder.PathOf(path));
        Assert.Equal(Path(expected), real);
        Assert.Equal(real, RealPath.Of(real));
    }

    [Fact]
    public void Of_a_link_named_without_its_folder_is_beside_the_link()
    {
        File.CreateSymbolicLink(_bare, "target");
        Assert.Equal(System.IO.Path.GetFullPath("target"), RealPath.Of(_bare));
    }

    [Fact]
    public void Ends_where_links_lead_in_a_circle()
    {
        File.CreateSymbolicLink(_folder.PathOf("a"), "b");
        File.CreateSymbolicLink(_folder.PathOf("b"), "a");
        Assert.Throws<IOException>(() => RealPath.Of(_folder.PathOf("a")));
    }

    private string Path(string name) => RealPath.Of(_folder.PathOf("")).TrimEnd('/') + "/" + name;

    private void Make()
    {
        Directory.CreateDirectory(_folder.PathOf("folder"));
        File.WriteAllText(_folder.PathOf("file"), "");
        File.WriteAllText(_folder.PathOf("folder/in"), "");
        File.CreateSymbolicLink(_folder.PathOf("link"), "file");
        File.CreateSymbolicLink(_folder.PathOf("link-to-link"), "link");
        Directory.CreateSymbolicLink(_folder.PathOf("folder-link"), "folder");
        File.CreateSymbolicLink(_folder.PathOf("folder/up"), "../file");
    }
}
