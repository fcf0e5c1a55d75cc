namespace AvatarKit.Aws;

/// <summary>What an error says, by its code: the thing and the way out.</summary>
internal static class BedrockErrorTexts
{
    public static string For(string code, string modelId) => $"Model '{modelId}' on Bedrock {Text(code)}";

    private static string Text(string code) => code switch
    {
        "bedrock.throttled"
            => "is throttled or its quota is used up. Ask for a higher quota, or name an inference profile that spreads over regions.",
        "bedrock.not_ready" => "is not ready yet. Try again in a moment.",
        "bedrock.model_retired" => "is retired or not offered in this region. Name another model in BedrockOptions.Tiers.",
        "bedrock.needs_profile"
            => "is served through inference profiles only. Name one such as 'us.amazon.nova-2-lite-v1:0', or set "
                + "BedrockOptions.InferenceProfilePrefix.",
        "bedrock.access_denied"
            => "may not be called with these credentials. Allow bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream on it, "
                + "and enable access to the model.",
        "bedrock.too_long"
            => "was sent more than it can take. Lower AvatarChatbotOptions.History.MaxTokens, or choose a model with a larger context.",
        "bedrock.guarded" => "refused: a content filter or a guardrail intervened.",
        "bedrock.validation" => "refused the request as invalid. See the inner exception for what the service said.",
        "bedrock.timeout" => "took too long.",
        "bedrock.stream_failed" => "failed while it answered.",
        "bedrock.stream_truncated" => "broke off before its answer was whole.",
        "bedrock.credentials"
            => "cannot be called: the AWS credentials are missing, invalid or expired. Renew them, or set AWS_PROFILE or AvatarKit:Aws:Profile.",
        "bedrock.clock_skew" => "refused the signature: this machine's clock is wrong. Set it by a time server.",
        "bedrock.unavailable"
            => "cannot be reached. Check the network, the region, and the endpoint where one is set (BedrockOptions.ServiceUrl, "
                + "AWS_ENDPOINT_URL_BEDROCK_RUNTIME).",
        _ => "failed. See the inner exception for what the service said.",
    };
}
