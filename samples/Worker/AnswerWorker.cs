using System.Threading.Channels;

namespace AvatarKit.Samples.Worker;

/// <summary>Has the avatar answer what lies in the queue, until the queue is complete.</summary>
internal sealed class AnswerWorker(
    Channel<Question> questions, IConversationEngine avatar, TextWriter answers, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (Question question in questions.Reader.ReadAllAsync(stoppingToken))
        {
            await answers.WriteLineAsync($"{question.Id}: {await AnswerAsync(question, stoppingToken)}");
        }

        lifetime.StopApplication();
    }

    private async Task<string> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        var request = new AvatarRequest
        {
            Message = question.Text,
            UserId = question.UserId,
            TurnId = question.Id,
            ConversationId = question.UserId,

            // Nobody listens.
            Outputs = AvatarOutputs.None,
        };
        AvatarResponse answer = await avatar.GetResponseAsync(request, cancellationToken);
        return answer.Error is { } error ? $"{answer.SpokenText} ({error.Code})" : answer.Text;
    }
}
