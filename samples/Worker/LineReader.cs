using System.Threading.Channels;

namespace AvatarKit.Samples.Worker;

/// <summary>Fills the queue with the lines of standard input; a real one is filled by other programs.</summary>
internal sealed class LineReader(Channel<Question> questions) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        int count = 0;

        // A read of the console cannot be cancelled: who stops does not wait for it.
        while (await Task.Run(Console.In.ReadLine, stoppingToken).WaitAsync(stoppingToken) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await questions.Writer.WriteAsync(new Question($"q{++count}-{Guid.NewGuid():N}", "letters", line), stoppingToken);
            }
        }

        questions.Writer.Complete();
    }
}
