using System.CommandLine;
using AvatarKit.Samples.Console;

// Ctrl-C is the program's own: the first stops an answer. The library would end the program two seconds after it.
return await CommandLine.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
