using Microsoft.Extensions.Options;

namespace AvatarKit.Rendering;

[OptionsValidator]
internal sealed partial class VideoRenderingOptionsValidator : IValidateOptions<VideoRenderingOptions>;
