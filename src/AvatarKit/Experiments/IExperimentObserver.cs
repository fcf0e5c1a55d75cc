namespace AvatarKit;

/// <summary>Is told of every turn that takes part in an experiment. Register as many as there are places to tell:
/// <c>services.AddSingleton&lt;IExperimentObserver, …&gt;()</c>.</summary>
/// <remarks>Implementations are safe for concurrent use. They are called while the person waits for the answer, so that they return at once and
/// leave what takes time to others. What they throw is logged and hurts no turn.</remarks>
public interface IExperimentObserver
{
    /// <summary>A turn takes part: called once for each turn and experiment, before its answer is made.</summary>
    /// <param name="exposure">The turn, the experiment and the arm.</param>
    void Exposed(ExperimentExposure exposure);
}
