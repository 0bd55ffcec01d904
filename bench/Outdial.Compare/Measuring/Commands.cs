using System.Diagnostics;

namespace Outdial.Compare;

/// <summary>Runs other programs.</summary>
internal static class Commands
{
    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its output; null if there is no such program, or it failed.</returns>
    public static string? Try(string program, params string[] arguments)
    {
        try
        {
            var (code, output) = Run(program, arguments);
            return code == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs a program to its end; what it says on the error stream is not wanted.</summary>
    public static (int Code, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
