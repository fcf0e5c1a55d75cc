namespace AvatarKit.Testing;

/// <summary>The request shapes of Converse and ConverseStream, API version 2023-09-30.</summary>
internal static class ConverseShapes
{
    public const string Converse = nameof(Converse);
    public const string ConverseStream = nameof(ConverseStream);
    public const string CountTokens = nameof(CountTokens);

    private const string Text = """
        Converse: messages=[Message] system=[System] inferenceConfig=Inference toolConfig=ToolConfig guardrailConfig=Guardrail additionalModelRequestFields=any promptVariables=any additionalModelResponseFieldPaths=[s] requestMetadata=map performanceConfig=Performance serviceTier=Tier outputConfig=OutputConfig
        ConverseStream: messages=[Message] system=[System] inferenceConfig=Inference toolConfig=ToolConfig guardrailConfig=GuardrailStream additionalModelRequestFields=any promptVariables=any additionalModelResponseFieldPaths=[s] requestMetadata=map performanceConfig=Performance serviceTier=Tier outputConfig=OutputConfig
        CountTokens: input!=CountInput
        ApplyGuardrail: source!=s content!=[GuardContent] outputScope=s
        CountInput: | converse=CountConverse invokeModel=CountInvoke
        CountConverse: messages=[Message] system=[System] toolConfig=ToolConfig additionalModelRequestFields=any
        CountInvoke: body!=blob
        Message: role!=s content!=[Block]
        Block: | text=s image=Image document=Document video=Media audio=Media toolUse=ToolUse toolResult=ToolResult guardContent=GuardContent cachePoint=CachePoint reasoningContent=Reasoning citationsContent=any searchResult=SearchResult toolAddition=any toolRemoval=any
        System: | text=s guardContent=GuardContent cachePoint=CachePoint
        Image: format!=s source!=Source error=Error
        Media: format!=s source!=Source error=Error
        Source: | bytes=blob s3Location=S3Location
        S3Location: uri!=s bucketOwner=s
        Error: message=s
        Document: name!=s source!=DocumentSource format=s context=s citations=any
        DocumentSource: | bytes=blob s3Location=S3Location text=s content=[any]
        ToolUse: toolUseId!=s name!=s input!=any type=s
        ToolResult: toolUseId!=s content!=[ToolResultBlock] status=s type=s
        ToolResultBlock: | json=any text=s image=Image document=Document video=Media searchResult=SearchResult
        SearchResult: source!=s title!=s content!=[SearchResultText] citations=any
        SearchResultText: text!=s
        GuardContent: | text=GuardText image=Image
        GuardText: text!=s qualifiers=[s]
        CachePoint: type!=s ttl=s
        Reasoning: | reasoningText=ReasoningText redactedContent=blob
        ReasoningText: text!=s signature=s
        Inference: maxTokens=n temperature=n topP=n stopSequences=[s]
        ToolConfig: tools!=[Tool] toolChoice=ToolChoice
        Tool: | toolSpec=ToolSpec systemTool=SystemTool cachePoint=CachePoint
        ToolSpec: name!=s inputSchema!=ToolSchema description=s strict=b
        ToolSchema: | json=any
        SystemTool: name!=s
        ToolChoice: | auto=Nothing any=Nothing tool=ToolName
        ToolName: name!=s
        Nothing:
        Guardrail: guardrailIdentifier!=s guardrailVersion!=s trace=s
        GuardrailStream: guardrailIdentifier!=s guardrailVersion!=s trace=s streamProcessingMode=s
        Performance: latency=s
        Tier: type!=s
        OutputConfig: textFormat=any effort=s
        """;

    public static ShapeCheck Check { get; } = new(WireShape.Parse(Text));
}
