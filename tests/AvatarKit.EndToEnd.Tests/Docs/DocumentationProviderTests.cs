using System.Reflection;
using System.Runtime.Loader;
using AvatarKit.Testing;

namespace AvatarKit.EndToEnd.Tests.Docs;

/// <summary>Providers that stand in the documentation keep the promises of their contracts: who copies them has one that does.</summary>
public sealed class DocumentationProviderTests
{
    [Fact]
    public async Task Voices_pass_the_suite_of_voices()
    {
        ISpeechSynthesizer[] voices = [.. Make<ISpeechSynthesizer>(static () => new FakeSpeechSynthesizer())];

        Assert.Equal(["BeepVoice", "UnhurriedVoice"], voices.Select(static voice => voice.GetType().Name));
        foreach (ISpeechSynthesizer voice in voices)
        {
            await new SpeechSynthesizerConformance(_ => new(voice)).RunAllAsync();
        }
    }

    [Fact]
    public async Task Renderers_pass_the_suite_of_renderers()
    {
        IAvatarRenderer[] renderers = [.. Make<IAvatarRenderer>(static () => new FaceTrackRenderer())];

        Assert.Equal(["CountingRenderer"], renderers.Select(static renderer => renderer.GetType().Name));
        foreach (IAvatarRenderer renderer in renderers)
        {
            await new AvatarRendererConformance(_ => new(renderer)).RunAllAsync();
        }
    }

    /// <summary>Every class of the documentation that implements a contract, by itself or around another.</summary>
    private static IEnumerable<TContract> Make<TContract>(Func<TContract> inner)
        where TContract : class
    {
        foreach (CodeBlock block in CodeBlock.ReadAll().Where(static block => block.Language == "csharp"
            && block.File.EndsWith("providers.md", StringComparison.Ordinal)))
        {
            using var assembly = new MemoryStream();
            string name = $"Providers{block.Line}.{typeof(TContract).Name}";
            Assert.True(DocumentationCode.Compile(block, name).Emit(assembly).Success, block.ToString());
            assembly.Position = 0;
            Type[] types = AssemblyLoadContext.Default.LoadFromStream(assembly).GetTypes();
            foreach (Type type in types.Where(static type => type.IsAssignableTo(typeof(TContract))))
            {
                ConstructorInfo constructor = type.GetConstructors().Single();
                yield return (TContract)constructor.Invoke(constructor.GetParameters().Length == 0 ? [] : [inner()]);
            }
        }
    }
}
