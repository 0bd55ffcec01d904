namespace Outdial.Compare;

/// <summary>The peers that are no packages of .NET: fetched, built or missed.</summary>
internal sealed class Peers
{
    private const string Python = "/usr/bin/python3";

    private readonly List<string> _missing = [];

    private Peers()
    {
    }

    /// <summary>Who is not there, and what would bring them.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>The version of node; null without it or its packages.</summary>
    public string? Node { get; private set; }

    public string? PhoneNumbers { get; private set; }

    /// <summary>The command, compiled to native code; null where there is no linker.</summary>
    public string? NativeCommand { get; private set; }

    /// <summary>Debian's python3, which its package of libphonenumber belongs to; else any.</summary>
    public string? PythonProgram { get; private set; }

    /// <summary>Fetches and builds them.</summary>
    /// <param name="native">The native command, where it is already built.</param>
    public static Peers Fetch(string? native)
    {
        var peers = new Peers();
        Directory.CreateDirectory(Places.Peers);
        foreach (var file in Directory.EnumerateFiles(Places.Sources))
        {
            File.Copy(file, Path.Combine(Places.Peers, Path.GetFileName(file)), overwrite: true);
        }

        peers.FetchNode();
        peers.FetchPython();
        peers.NativeCommand = native;
        if (native is null)
        {
            peers.BuildCommand();
        }

        return peers;
    }

    public static string Peer(string file) => Path.Combine(Places.Peers, file);

    private void FetchNode()
    {
        Node = Commands.Try("node", "--version")?.Trim();
        if (Node is null)
        {
            _missing.Add("Ajv and libphonenumber-js: node is not there (apt-get install nodejs npm)");
        }
        else if (Commands.Try("npm", "ci", "--no-audit", "--no-fund", "--prefix", Places.Peers) is null)
        {
            Node = null;
            _missing.Add("Ajv and libphonenumber-js: npm is not there or cannot fetch them (apt-get install npm)");
        }
    }

    private void FetchPython()
    {
        PythonProgram = File.Exists(Python) ? Python
            : Commands.Try("python3", "-c", "pass") is null ? null : "python3";
        if (PythonProgram is null)
        {
            _missing.Add("python3 (apt-get install python3)");
            return;
        }

        const string Version = "import phonenumbers; print(phonenumbers.__version__)";
        PhoneNumbers = Commands.Try(PythonProgram, "-c", Version)?.Trim();
        if (PhoneNumbers is null)
        {
            _missing.Add("Python's phonenumbers (apt-get install python3-phonenumbers)");
        }
    }

    private void BuildCommand()
    {
        var folder = Path.Combine(Places.Work, "native");
        var published = Commands.Try(
            "dotnet", "publish", Places.Command, "-c", "Release", "-o", folder, "-p:PublishAot=true");
        NativeCommand = published is null ? null : Path.Combine(folder, "outdial");
        if (published is null)
        {
            _missing.Add("the native command: it could not be built (apt-get install gcc zlib1g-dev)");
        }
    }
}
