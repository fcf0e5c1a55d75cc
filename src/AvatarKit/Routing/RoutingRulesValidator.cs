using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of routing targets and calibration that no attribute can say.</summary>
internal sealed class RoutingRulesValidator(IServiceProviderIsService registered) : IValidateOptions<AvatarChatbotOptions>
{
    public ValidateOptionsResult Validate(string? name, AvatarChatbotOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        RoutingOptions routing = options.Routing;
        CalibrationOptions calibration = routing.Calibration;
        if (routing is { TargetStrongShare: not null, TargetCostPerTurn: not null })
        {
            result.AddError("AvatarChatbotOptions.Routing.TargetStrongShare and Routing.TargetCostPerTurn are both set; it takes one of them.");
        }

        if (calibration.MaxLabels < calibration.MinLabels)
        {
            result.AddError(
                $"AvatarChatbotOptions.Routing.Calibration.MaxLabels is {calibration.MaxLabels}; "
                    + $"it takes at least Calibration.MinLabels, {calibration.MinLabels}.");
        }

        if (!Enum.IsDefined(calibration.Mode))
        {
            result.AddError($"AvatarChatbotOptions.Routing.Calibration.Mode is {calibration.Mode}; it takes Off, Shadow or On.");
        }

        if (!registered.IsService(typeof(RouterCalibration)) && Asking(routing) is { } setting)
        {
            result.AddError($"AvatarChatbotOptions.Routing.{setting} is set, but nothing learns from the traffic. Add .UseRouterCalibration().");
        }

        return result.Build();
    }

    private static string? Asking(RoutingOptions routing) => routing switch
    {
        { Calibration.Mode: not CalibrationMode.Off } => "Calibration.Mode",
        { Calibration.QualityTarget: not null } => "Calibration.QualityTarget",
        { TargetStrongShare: not null } => "TargetStrongShare",
        { TargetCostPerTurn: not null } => "TargetCostPerTurn",
        _ => null,
    };
}
