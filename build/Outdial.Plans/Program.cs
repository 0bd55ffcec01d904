using Outdial.Plans;
using PhoneNumbers;

// dotnet Outdial.Plans.dll FILE
//     FILE: where the tables go, as C#. The library's project runs this before it is compiled.
var plans = PhoneNumberUtil.GetInstance();
var compiler = new Compiler(plans);
var root = compiler.Compile();
await File.WriteAllTextAsync(args[0], TableWriter.Write(root, compiler.Regions, EmergencyLines.Of(plans)));
