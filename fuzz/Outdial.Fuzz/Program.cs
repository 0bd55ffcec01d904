using System.Globalization;
using Outdial.Fuzz;

// dotnet run --project fuzz/Outdial.Fuzz -c Release -- [minutes] [seed]
var minutes = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 10;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Environment.TickCount;
Console.WriteLine($"{minutes} minutes, seed {seed}");
var mutations = new Mutations(Seeds.All, new Random(seed));
var start = TimeProvider.System.GetTimestamp();
TimeSpan Elapsed() => TimeProvider.System.GetElapsedTime(start);
var cases = 0L;
while (Elapsed().TotalMinutes < minutes)
{
    var body = mutations.Next();
    if (Promises.Broken(body) is { } broken)
    {
        Console.WriteLine($"Case {cases} breaks a promise: {broken}");
        Console.WriteLine(Convert.ToBase64String(body));
        return 1;
    }

    cases++;
}

Console.WriteLine($"{cases} cases, {cases / Elapsed().TotalSeconds:0} a second, none broke a promise.");
return 0;
