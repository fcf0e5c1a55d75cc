using AvatarKit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Rendering.Tests;

public sealed class VideoSettingsTests
{
    [Fact]
    public void Faces_and_backgrounds_are_read_by_name_and_colour()
    {
        using ServiceProvider provider = Build(new()
        {
            ["AvatarKit:Video:Width"] = "640",
            ["AvatarKit:Video:Face"] = CharacterFace.BuiltIn[1],
            ["AvatarKit:Video:Faces:0"] = CharacterFace.BuiltIn[0],
            ["AvatarKit:Video:Background"] = "#102030",
        });

        VideoRenderingOptions options = provider.GetRequiredService<IOptions<VideoRenderingOptions>>().Value;

        Assert.Equal((640, CharacterFace.BuiltIn[1], CharacterFace.BuiltIn[0]), (options.Width, options.Face?.Id, Assert.Single(options.Faces).Id));
        Assert.False(options.Background!.IsTransparent);
    }

    [Theory]
    [InlineData("Face", "nobody", "AvatarKit:Video:Face is 'nobody'; it takes one of the characters: ")]
    [InlineData("Background", "reddish", "AvatarKit:Video:Background is 'reddish'; it takes a colour")]
    [InlineData("Width", "wide", "AvatarKit:Video:Width")]
    [InlineData("FrameRate", "0", "VideoRenderingOptions.FrameRate is 0; it takes 1 to 120.")]
    public void A_value_that_cannot_be_is_refused_with_its_place(string setting, string value, string told)
    {
        using ServiceProvider provider = Build(new() { [$"AvatarKit:Video:{setting}"] = value });

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredService<IOptions<VideoRenderingOptions>>().Value);

        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_avatar_whose_character_nobody_has_drawn_is_refused_with_those_there_are()
    {
        using ServiceProvider provider = Build(new() { ["AvatarKit:Avatars:ada:Character"] = "nobody" });

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains($"AvatarProfile[ada].Character is 'nobody'; it takes one of: {string.Join(", ", CharacterFace.BuiltIn)}.",
            error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Character")]
    [InlineData("Portrait")]
    public void An_avatar_may_name_the_face_of_those_that_are_not_named(string setting)
    {
        using ServiceProvider provider = Build(
            new() { [$"AvatarKit:Avatars:ada:{setting}"] = "own" }, static options => options.Face = new TestFace("own"));

        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    [Fact]
    public void An_avatar_whose_portrait_is_no_face_is_refused_with_those_there_are()
    {
        using ServiceProvider provider = Build(new() { ["AvatarKit:Avatars:ada:Portrait"] = "nobody" }, static options =>
        {
            options.Face = new TestFace("own");
            options.Faces.Add(new TestFace("other"));
        });

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains($"AvatarProfile[ada].Portrait is 'nobody'; it takes one of: own, other, {string.Join(", ", CharacterFace.BuiltIn)}.",
            error.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Build(Dictionary<string, string?> written, Action<VideoRenderingOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(written).Build());
        services.AddAvatarChatbot().UseFakes().UseVideoRendering(configure);
        return services.BuildServiceProvider();
    }
}
