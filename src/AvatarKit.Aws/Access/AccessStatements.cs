namespace AvatarKit.Aws;

/// <summary>What each part of the package calls, as statements of a policy.</summary>
internal static class AccessStatements
{
    public static IEnumerable<AccessStatement> For(AwsOptions options, AwsAccount account)
    {
        yield return new AccessStatement(
            "Answer", ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"], BedrockResources.Models(options.Bedrock, account));
        if (options.Bedrock.Guardrail is { } guardrail)
        {
            yield return new AccessStatement(
                "Guard",
                ["bedrock:ApplyGuardrail"],
                [BedrockResources.Guardrail(guardrail.Id, options.Bedrock, account)]);
        }

        if (options.ContentGuard is { Id.Length: > 0 } guard)
        {
            string arn = guard.Id.StartsWith("arn:", StringComparison.Ordinal) ? guard.Id
                : account.Arn("bedrock", $"guardrail/{guard.Id}", guard.Region ?? options.Bedrock.Region);
            yield return new AccessStatement("GuardTexts", ["bedrock:ApplyGuardrail"], [arn]);
        }

        yield return new AccessStatement(
            "Speak",
            options.Polly.RefreshVoices ? ["polly:SynthesizeSpeech", "polly:DescribeVoices"] : ["polly:SynthesizeSpeech"],
            ["*"]);
        if (options.Kms.KeyId is { Length: > 0 } wrapping)
        {
            yield return new AccessStatement(
                "Wrap",
                ["kms:GenerateDataKey", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
                [wrapping.StartsWith("arn:", StringComparison.Ordinal) ? wrapping : account.Arn("kms", $"key/{wrapping}", options.Kms.Region)]);
        }

        foreach (AccessStatement statement in Conversations(options, account).Concat(Assets(options, account)))
        {
            yield return statement;
        }
    }

    private static IEnumerable<AccessStatement> Conversations(AwsOptions options, AwsAccount account)
    {
        string table = account.Arn("dynamodb", $"table/{options.DynamoDb.TableName}", options.DynamoDb.Region);
        yield return new AccessStatement(
            "Remember",
            [
                "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem",
                "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem", "dynamodb:BatchWriteItem",
            ],
            [table]);
        yield return new AccessStatement("Forget", ["dynamodb:Scan"], [$"{table}/index/*"]);
        if (options.CreateMissing || options.DynamoDb.CreateTable)
        {
            yield return new AccessStatement(
                "CreateTable",
                ["dynamodb:CreateTable", "dynamodb:DescribeTimeToLive", "dynamodb:UpdateTimeToLive"],
                [table]);
        }
    }

    private static IEnumerable<AccessStatement> Assets(AwsOptions options, AwsAccount account)
    {
        string bucket = $"arn:{AwsAccount.Partition(options.S3.Region ?? account.Region)}:s3:::{options.S3.Bucket}";
        string[] actions = ["s3:PutObject", "s3:GetObject", "s3:DeleteObject", "s3:AbortMultipartUpload"];
        yield return new AccessStatement(
            "Keep",
            options.S3.Tags.Count > 0 ? [.. actions, "s3:PutObjectTagging"] : actions,
            [$"{bucket}/{options.S3.KeyPrefix}*"]);
        yield return new AccessStatement("Find", ["s3:ListBucket"], [bucket]);
        if (options.CreateMissing || options.S3.CreateBucket)
        {
            yield return new AccessStatement("CreateBucket", ["s3:CreateBucket"], [bucket]);
        }

        if (options.S3.KmsKeyId is { } key)
        {
            // By its id a key is named in full; an alias stands for a key that only the account knows.
            string arn = key.StartsWith("arn:", StringComparison.Ordinal) ? key
                : account.Arn("kms", key.StartsWith("alias/", StringComparison.Ordinal) ? "key/*" : $"key/{key}", options.S3.Region);
            yield return new AccessStatement("Encrypt", ["kms:GenerateDataKey", "kms:Decrypt"], [arn]);
        }
    }
}
