using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Samples.Console;

/// <summary>Nova, Polly, DynamoDB and S3 in place of the machine's own, as <c>--provider aws</c> asks.</summary>
/// <remarks>Any setting can be given in <c>appsettings.json</c> of the current folder or in the environment, for example
/// <c>AvatarKit__Aws__Bedrock__InferenceProfilePrefix=us</c>.</remarks>
internal sealed record AwsChoice(string? Bucket)
{
    public void Apply(IServiceCollection services, IAvatarChatbotBuilder avatar, IConfiguration configuration)
    {
        services.Configure<AvatarChatbotOptions>(static options => options.Speech.Store = true);
        string? bucket = Bucket ?? configuration["AvatarKit:Aws:S3:Bucket"];
        if (string.IsNullOrEmpty(bucket))
        {
            // Names of buckets are everybody's: without one, assets stay in files as without AWS.
            avatar.UseBedrock().UsePolly().UseDynamoDb(static table => table.CreateTable = true);
            return;
        }

        avatar.UseAws(aws =>
        {
            aws.CreateMissing = true;
            aws.S3.Bucket = bucket;
        });
    }
}
