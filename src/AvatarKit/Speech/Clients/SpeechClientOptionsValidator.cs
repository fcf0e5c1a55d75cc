using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace AvatarKit;

[OptionsValidator]
[Experimental(Experiments.TextToSpeechClients)]
internal sealed partial class SpeechClientOptionsValidator : IValidateOptions<SpeechClientOptions>;
