namespace Outdial.TestSupport;

/// <summary>Programs that a machine may have or not.</summary>
public static class Installed
{
    /// <summary>The path of the first of these programs that is on PATH; null if none is.</summary>
    public static string? Find(params string[] names) => names
        .SelectMany(name => Environment.GetEnvironmentVariable("PATH")!
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
