using System.IO.Pipelines;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using AvatarKit.EndToEnd.Tests.Docs;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AvatarKit.EndToEnd.Tests.Tools;

/// <summary>Tools of MCP servers in an avatar, and the avatar as one, as the documentation shows both, over the protocol's own SDK.</summary>
public sealed class McpToolTests
{
    [Fact]
    public async Task An_avatar_calls_a_tool_of_an_mcp_server()
    {
        var there = new Pipe();
        var back = new Pipe();
        string? asked = null;
        McpServerTool stock = McpServerTool.Create(
            (string article) =>
            {
                asked = article;
                return $"three {article}s are left";
            },
            new McpServerToolCreateOptions { Name = "stock", Description = "How many of an article are left." });
        await using McpServer server = McpServer.Create(
            new StreamServerTransport(there.Reader.AsStream(), back.Writer.AsStream(), "shop"),
            new McpServerOptions { ToolCollection = [stock] });
        using var stop = new CancellationTokenSource();
        Task running = server.RunAsync(stop.Token);

        var services = new ServiceCollection();
        AvatarFakes? fakes = null;
        IAvatarChatbotBuilder builder = services.AddAvatarChatbot().UseFakes(all => fakes = all);
        await using McpClient client = await AddShopToolsAsync(
            builder, new StreamClientTransport(there.Writer.AsStream(), back.Reader.AsStream()));
        await using ServiceProvider provider = services.BuildServiceProvider();
        fakes!.Chat!
            .RespondWith(new FakeChatResponse().CallTool("shop_stock", new Dictionary<string, object?> { ["article"] = "bell" }))
            .RespondWith("There are three.");

        AvatarResponse answer = await provider.GetRequiredService<IConversationEngine>().GetResponseAsync(
            new AvatarRequest { Message = "How many bells are left?" });

        Assert.Equal(("bell", "There are three."), (asked, answer.Text));
        ToolInvocation tool = Assert.Single(answer.Tools);
        Assert.Contains("three bells are left", tool.Result, StringComparison.Ordinal);
        Assert.False(tool.Failed);
        AITool offered = Assert.Single(fakes.Chat.Calls[0].Options!.Tools!);
        Assert.Equal("How many of an article are left.", offered.Description);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    [Fact]
    public async Task An_mcp_client_asks_the_avatar_in_a_conversation()
    {
        using var scratch = new ScratchFolder();
        Directory.CreateDirectory(scratch["help-pages"]);
        await File.WriteAllTextAsync(scratch["help-pages/returns.md"], "You can return a bicycle within thirty days.");
        using var program = new DocumentationProgram(Block("WithStdioServerTransport"));
        await using McpClient client = await McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = "dotnet",
            Arguments = program.Arguments,
            WorkingDirectory = scratch.Path,
            EnvironmentVariables = DocumentationProgram.EnvironmentIn(scratch),
        }));
        McpClientTool ask = Assert.Single(await client.ListToolsAsync());

        JsonElement first = await CallAsync(ask, new() { ["question"] = "Can I return a bicycle?" });
        string conversation = first.GetProperty("conversation").GetString()!;
        JsonElement second = await CallAsync(ask, new() { ["question"] = "Say that again, please.", ["conversation"] = conversation });

        Assert.Equal("ask_help_desk", ask.Name);
        Assert.Contains("thirty days", first.GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.Equal(conversation, second.GetProperty("conversation").GetString());
        Assert.NotEmpty(second.GetProperty("answer").GetString()!);
    }

    private static async Task<JsonElement> CallAsync(McpClientTool tool, Dictionary<string, object?> arguments)
    {
        CallToolResult result = await tool.CallAsync(arguments);
        Assert.NotEqual(true, result.IsError);
        return result.StructuredContent!.Value;
    }

    private static Task<McpClient> AddShopToolsAsync(IAvatarChatbotBuilder builder, IClientTransport transport)
    {
        using var assembly = new MemoryStream();
        Assert.True(DocumentationCode.Compile(Block("class ShopTools"), "ShopTools").Emit(assembly).Success);
        assembly.Position = 0;
        MethodInfo method = AssemblyLoadContext.Default.LoadFromStream(assembly).GetType("ShopTools")!.GetMethod("AddShopToolsAsync")!;
        return (Task<McpClient>)method.Invoke(null, [builder, transport])!;
    }

    private static CodeBlock Block(string part) => CodeBlock.ReadAll().Single(block => block.Language == "csharp"
        && block.File == Path.Combine("docs", "tools.md") && block.Code.Contains(part, StringComparison.Ordinal));
}
