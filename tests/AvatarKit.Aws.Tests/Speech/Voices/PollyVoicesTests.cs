using AvatarKit.Aws.Wire.Polly;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Aws.Tests.Speech.Voices;

public sealed class PollyVoicesTests
{
    private readonly FakeTimeProvider time = new();
    private readonly FakeLogger logger = new();
    private readonly FakePolly polly = new();

    [Fact]
    public async Task Polly_s_own_list_is_read_page_by_page_once()
    {
        int pages = 0;
        polly.Voices = request =>
        {
            pages++;
            return request.NextToken is null
                ? new DescribeVoicesResponse { NextToken = "2",
                    Voices = [new Voice { Id = "Newcomer", LanguageCode = "en-US", SupportedEngines = ["neural"] }] }
                : new DescribeVoicesResponse
                {
                    Voices = [new Voice { Id = "Joanna", LanguageCode = "en-US", SupportedEngines = ["neural", "telepathic"] }],
                };
        };
        using PollyVoices voices = Voices(refresh: true);

        PollyVoiceTable table = await voices.GetAsync(default);
        Assert.Equal(["polly/Joanna/neural", "polly/Newcomer/neural"], table.Infos.Select(info => info.Id));
        Assert.Same(table, await voices.GetAsync(default));
        Assert.Equal(2, pages);
    }

    [Fact]
    public async Task Where_it_cannot_be_had_the_package_s_table_stands_in_and_it_is_tried_again_later()
    {
        int asked = 0;
        polly.Voices = _ =>
        {
            asked++;
            throw FakePolly.Error("AccessDeniedException", System.Net.HttpStatusCode.Forbidden);
        };
        using PollyVoices voices = Voices(refresh: true);

        Assert.True((await voices.GetAsync(default)).Infos.Count > 100);
        await voices.GetAsync(default);
        Assert.Equal(1, asked);
        Assert.Contains("polly.access_denied", Assert.Single(logger.Collector.GetSnapshot()).Message, StringComparison.Ordinal);

        time.Advance(TimeSpan.FromMinutes(5));
        await voices.GetAsync(default);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task It_is_not_asked_for_unless_the_options_say_so()
    {
        using PollyVoices voices = Voices(refresh: false);

        Assert.True((await voices.GetAsync(default)).Infos.Count > 100);
    }

    private PollyVoices Voices(bool refresh) => new(new PollyOptions { RefreshVoices = refresh }, () => polly, time, logger);
}
