using System.ClientModel;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;

namespace AvatarKit.Samples.Console;

/// <summary>A model named on the command line: <c>ollama/llama3.2</c>, <c>openai/gpt-4.1-mini@https://host/v1</c>.</summary>
internal sealed record ModelName(string Provider, string Model, Uri? Endpoint)
{
    public const string Help =
        "Let a model answer: ollama/NAME[@URL] (default http://localhost:11434) or openai/NAME[@URL] (any OpenAI-compatible endpoint; the key "
            + "comes from OPENAI_API_KEY).";

    private static string? Key => Environment.GetEnvironmentVariable("OPENAI_API_KEY");

    public static ModelName Parse(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        int at = text.IndexOf('@', StringComparison.Ordinal);
        string provider = slash > 0 ? text[..slash] : "";
        string model = slash > 0 ? text[(slash + 1)..(at > slash ? at : text.Length)] : "";
        Uri? endpoint = null;
        if (provider is not ("ollama" or "openai") || model.Length == 0
            || (at > slash && (!Uri.TryCreate(text[(at + 1)..], UriKind.Absolute, out endpoint) || endpoint.Scheme is not ("http" or "https"))))
        {
            throw new ConsoleException($"--model '{text}' is not understood. {Help}");
        }

        if (provider == "openai" && endpoint is null && string.IsNullOrEmpty(Key))
        {
            throw new ConsoleException(
                "--model openai/… needs the environment variable OPENAI_API_KEY, or an endpoint of your own: openai/NAME@http://localhost:8080/v1.");
        }

        return new ModelName(provider, model, endpoint);
    }

    public IChatClient CreateClient()
    {
        if (Provider == "ollama")
        {
            return new OllamaApiClient(Endpoint ?? new Uri("http://localhost:11434"), Model);
        }

        // Servers of one's own often want no key, but the client insists on one.
        var options = new OpenAIClientOptions { Endpoint = Endpoint };
        return new OpenAIClient(new ApiKeyCredential(string.IsNullOrEmpty(Key) ? "none" : Key), options).GetChatClient(Model).AsIChatClient();
    }
}
