using System.Globalization;
using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary>How long a started-ahead renderer lets one wait for the first fragment, what that time goes to, and how
/// long FFmpeg alone takes for a constant picture.</summary>
internal sealed record FirstFragments(double Ours, double Constant, string Stages)
{
    /// <summary>Measures both in turns, so that what else the machine does weighs on both.</summary>
    /// <param name="options">What is rendered; with encoders started ahead.</param>
    /// <param name="runs">How often; the medians count.</param>
    public static async Task<FirstFragments> MeasureAsync(VideoRenderingOptions options, int runs)
    {
        var encoder = new TimedEncoder(options);
        await using var renderer = new VideoRenderer(options, () => encoder);
        await renderer.WarmUpAsync(default).ConfigureAwait(false);
        List<double> ours = [];
        List<double> constant = [];
        List<double[]> stages = [];
        for (int i = 0; i < runs; i++)
        {
            constant.Add(await ConstantFrames.FirstFragmentAsync(options).ConfigureAwait(false));
            while (!encoder.IsIdle)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System).ConfigureAwait(false);
            }

            await Task.Delay(ConstantFrames.Settling, TimeProvider.System).ConfigureAwait(false);
            long since = TimeProvider.System.GetTimestamp();
            ours.Add((await VideoScene.RenderAsync(renderer, VideoScene.Turn(1, 5 + i)).ConfigureAwait(false)).First);
            StreamTimes times = encoder.Last;
            stages.Add([
                Seconds(since, times.Opened),
                Seconds(since, times.FirstPicture),
                Seconds(since, times.LastNeeded),
                Seconds(since, times.FirstFragment),
                times.Pictures,
            ]);
        }

        double[] medians = [.. Enumerable.Range(0, 5).Select(i => VideoCommand.Median(stages.Select(stage => stage[i])))];
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"first fragment: stream open after {medians[0] * 1000:0.0} ms, first picture painted {medians[1] * 1000:0.0}, the one that ends the "
                + $"piece {medians[2] * 1000:0.0}, out of FFmpeg {medians[3] * 1000:0.0}, with {medians[4]:0} pictures handed over by then");
        return new FirstFragments(VideoCommand.Median(ours), VideoCommand.Median(constant), line);
    }

    private static double Seconds(long since, long at) => TimeProvider.System.GetElapsedTime(since, at).TotalSeconds;
}
