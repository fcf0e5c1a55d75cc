using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>What follows the clock with captions, on a clock of the test's own.</summary>
public sealed class CaptionFollowerTests(Chromium chromium) : IClassFixture<Chromium>
{
    [ChromiumFact]
    public async Task A_word_is_told_once_also_where_the_clock_is_corrected_and_again_where_it_is_heard_again()
    {
        IPage page = await PlayerModule.OpenAsync(chromium.Browser);

        string[] told = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const { CaptionFollower } = await import('/player/caption-follower.js');
              const words = [{ text: 'one', at: 0.1, until: 0.2 }, { text: 'two', at: 0.3, until: 0.4 }, { text: 'three', at: 0.5, until: 0.6 }];
              const sentence = { index: 0, first: 0, start: 0, text: 'one two three', words };
              const queue = { sentences: [sentence], segments: [{ sentence, segment: {} }], segmentAt: () => 0 };
              const told = [];
              const follower = new CaptionFollower(queue, null, document.createElement('p'), (name, { word }) => {
                if (name === 'word') told.push(word?.text ?? '-');
              });
              follower.begin(0);
              // A device that was busy, and then the end; then from the second word on once more.
              for (const position of [0.05, 0.32, 0.15, 0.31, 0.52, 0.9]) follower.follow(position);
              follower.show(-1, -1);
              follower.begin(0.3);
              for (const position of [0.3, 0.52]) follower.follow(position);
              return told;
            }
            """);

        Assert.Equal(["one", "two", "three", "-", "two", "three"], told);
        await page.Context.DisposeAsync();
    }
}
