using Microsoft.Extensions.Configuration;

namespace AvatarKit.Samples.Console;

/// <summary>The console's configuration: <c>appsettings.json</c> of the current folder, then the environment.</summary>
internal static class ConsoleConfiguration
{
    public static IConfigurationRoot Read()
    {
        string file = Path.Combine(Environment.CurrentDirectory, "appsettings.json");
        try
        {
            return new ConfigurationBuilder().AddJsonFile(file, optional: true).AddEnvironmentVariables().Build();
        }
        catch (InvalidDataException exception)
        {
            throw new ConsoleException($"{file} cannot be read: {exception.InnerException?.Message ?? exception.Message}");
        }
    }
}
