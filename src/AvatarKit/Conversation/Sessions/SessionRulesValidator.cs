using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of sessions that no attribute can say.</summary>
internal sealed class SessionRulesValidator : IValidateOptions<SessionOptions>
{
    public ValidateOptionsResult Validate(string? name, SessionOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        Check(nameof(options.MaxSpeechAhead), options.MaxSpeechAhead, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        Check(nameof(options.IdleTimeout), options.IdleTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        Check(nameof(options.MaxDuration), options.MaxDuration, TimeSpan.FromSeconds(1), TimeSpan.FromDays(7));
        Check(nameof(options.NoticeBefore), options.NoticeBefore, TimeSpan.Zero, TimeSpan.FromHours(1));
        Check("BargeIn.SustainedVoice", options.BargeIn.SustainedVoice, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(30));
        if (options.InterimReplyAfter is { } interim)
        {
            Check(nameof(options.InterimReplyAfter), interim, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
        }

        if (options.IdlePromptAfter is { } prompt)
        {
            Check(nameof(options.IdlePromptAfter), prompt, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        }

        return result.Build();

        void Check(string setting, TimeSpan value, TimeSpan least, TimeSpan most)
        {
            if (value < least || value > most)
            {
                result.AddError($"SessionOptions.{setting} is {value}; it takes {least} to {most}.");
            }
        }
    }
}
