using Outdial.Cli;

using var interruption = new Interruption();
return await OutdialCommand.RunAsync(args, Terminal.ForProcess(), interruption.Token);
