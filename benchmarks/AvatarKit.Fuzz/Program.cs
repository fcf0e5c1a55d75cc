using System.Globalization;
using AvatarKit.Fuzz;

const string usage = """
    fuzz --target NAME|all [--for 1m] [--seed 1] [--findings TestResults/fuzz]
        Gives a reader of foreign bytes or text what nobody would write: kept inputs, changed. Looks for exceptions that no contract names, crashes,
        hangs, memory without bound, time that grows faster than the input, and whatever else must hold for the target. Keeps what it finds and
        prints what repeats it. 0 when there is nothing. 'all' shares the time out.
    fuzz --target NAME --input FILE
        Reads one input and says what comes of it.
    fuzz --target NAME --seed SEED --run RUN
        Repeats one run, which may be a pattern that grows.
    """;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
if (args is [] or ["--help"])
{
    Console.Error.WriteLine($"{usage}\n\nTargets: {string.Join(", ", FuzzTargets.Create().Select(static target => target.Name))}");
    return args is [] ? 2 : 0;
}

try
{
    FuzzArguments arguments = FuzzArguments.Read(args);
    IReadOnlyList<FuzzTarget> targets = FuzzTargets.Find(arguments.Target);
    switch (arguments)
    {
        case { IsWorker: true }:
            FuzzWorker.Run(targets[0], arguments);
            return 0;
        case { Input: { } file }:
            return FuzzRepeat.Input(targets[0], file);
        case { Run: { } run }:
            return FuzzRepeat.Run(targets[0], arguments.Seed, run);
        default:
            return await new FuzzSupervisor(arguments).RunAsync(targets);
    }
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
