using AvatarKit.Samples.Console;

return await CommandLine.Create().Parse(args).InvokeAsync();
