using Microsoft.Extensions.Hosting;

namespace AvatarKit;

/// <summary>Reads the calibration that was kept when the host starts.</summary>
internal sealed class CalibrationLoader(RouterCalibration calibration) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => calibration.LoadAsync(stoppingToken);
}
