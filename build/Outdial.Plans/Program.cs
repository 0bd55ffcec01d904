using Outdial.Plans;
using PhoneNumbers;

// dotnet Outdial.Plans.dll FILE
//     FILE: where the tables go, as C#. The library's project runs this before it is compiled.
var compiler = new Compiler(PhoneNumberUtil.GetInstance());
var root = compiler.Compile();
await File.WriteAllTextAsync(args[0], TableWriter.Write(root, compiler.Regions));
