namespace Outdial.TestSupport;

/// <summary>Programs of this solution, as built beside the test that asks.</summary>
public static class Built
{
    /// <summary>The path of a project's program, in the configuration of the running test.</summary>
    public static string Program(string project, string? name = null)
    {
        // artifacts/bin/PROJECT/CONFIGURATION/
        var configuration = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(configuration.Parent!.Parent!.FullName, project, configuration.Name, name ?? project);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not built.", path);
    }
}
