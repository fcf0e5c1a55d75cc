using Microsoft.CodeAnalysis.Emit;

namespace AvatarKit.EndToEnd.Tests.Docs;

/// <summary>A program of the documentation, made as it stands; gone when it is disposed of.</summary>
internal sealed class DocumentationProgram : IDisposable
{
    private static readonly string Here = AppContext.BaseDirectory;
    private readonly string file;

    public DocumentationProgram(CodeBlock block)
    {
        string name = $"Doc{Guid.NewGuid():N}";
        file = Path.Combine(Here, name + ".dll");
        using FileStream assembly = File.Create(file);
        EmitResult made = DocumentationCode.Compile(block, name).Emit(assembly);
        Assert.True(made.Success, string.Join('\n', made.Diagnostics));
    }

    /// <summary>What <c>dotnet</c> is given to run it.</summary>
    public string[] Arguments
    {
        get
        {
            string host = Path.Combine(Here, typeof(DocumentationProgram).Assembly.GetName().Name!);
            return ["exec", "--runtimeconfig", host + ".runtimeconfig.json", "--depsfile", host + ".deps.json", file];
        }
    }

    /// <summary>The environment of somebody who has nothing but the folder.</summary>
    public static Dictionary<string, string?> EnvironmentIn(ScratchFolder folder) => new()
    {
        ["HOME"] = folder["home"], ["XDG_DATA_HOME"] = null, ["XDG_CACHE_HOME"] = null,
    };

    public void Dispose() => File.Delete(file);
}
