using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws;

/// <summary>Makes a part's options once, out of <see cref="AwsOptions"/>, which are read once:
/// settings of AWS do not change while running.</summary>
/// <remarks>A failure is kept too: steps that were applied once would be applied to the same object again.</remarks>
internal sealed class AwsPartFactory<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TPart>(
    IOptions<AwsOptions> aws,
    Func<AwsOptions, TPart> part,
    IEnumerable<IConfigureOptions<TPart>> configure,
    IEnumerable<IPostConfigureOptions<TPart>> defaults,
    IEnumerable<IValidateOptions<TPart>> rules) : IOptionsFactory<TPart>
    where TPart : class
{
    private readonly Lazy<TPart> made = new(() => Make(part(aws.Value), configure, defaults, rules));

    public TPart Create(string name) => made.Value;

    private static TPart Make(
        TPart options,
        IEnumerable<IConfigureOptions<TPart>> configure,
        IEnumerable<IPostConfigureOptions<TPart>> defaults,
        IEnumerable<IValidateOptions<TPart>> rules)
    {
        foreach (IConfigureOptions<TPart> step in configure)
        {
            step.Configure(options);
        }

        foreach (IPostConfigureOptions<TPart> step in defaults)
        {
            step.PostConfigure(Options.DefaultName, options);
        }

        string[] failures = [.. rules.Select(rule => rule.Validate(Options.DefaultName, options)).Where(static result => result.Failed)
            .SelectMany(static result => result.Failures!)];
        return failures.Length == 0 ? options : throw new OptionsValidationException(Options.DefaultName, typeof(TPart), failures);
    }
}
