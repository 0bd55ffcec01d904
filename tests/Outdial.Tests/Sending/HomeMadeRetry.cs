namespace Outdial.Tests;

/// <summary>The ways in which applications' own handlers send a request again.</summary>
public enum HomeMadeRetry
{
    SameRequest,
    SameRequestSynchronously,
    SameRequestInParallel,
    CopyWithTheSameContent,
    CopyWithBufferedContent,
    CopyBeforeTheRequest,
    CopiesInParallel,
    CopyInTaskRun,
    CopyWithoutFlow,
    RequestWithoutFlow,
    CopiesWithoutFlowAlone,
    CopyAfterTheAttempt,
    CopyAfterTheAttemptWithoutFlow,
    CopyToAnotherHost,
    CopyToAnotherScheme,
    CopyToAnotherPath,
    CopyWithAnotherMethodName,
    CopyWithoutAnswering,
    RequestThenMadeUpAnswer,
}
