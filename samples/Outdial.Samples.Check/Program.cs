using Outdial;
using Outdial.Payloads;

var body = await File.ReadAllBytesAsync(args[0]);
var check = new PayloadChecker(Contract.Guide).Check(body);
foreach (var finding in check.Findings)
{
    Console.WriteLine($"{args[0]}:{finding}");
}

return check.IsValid ? 0 : 3;
