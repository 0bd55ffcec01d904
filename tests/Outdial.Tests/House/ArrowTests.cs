using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Outdial.Tests;

/// <summary>Each arrow of the flow is a type that one place makes.</summary>
public sealed class ArrowTests
{
    [Theory]
    [InlineData("ValidCall", "Calls/CallCheck.cs")]
    [InlineData("CallCheck", "Calls/CallValidator.cs")]
    [InlineData("WireRequest", "Contracts/Guide/GuideMapper.cs", "Contracts/Platform/PlatformMapper.cs")]
    public void Has_its_one_maker(string type, params string[] makers)
    {
        var made = SourceModel.Library.Files
            .Where(tree => tree.GetRoot().DescendantNodes()
                .OfType<ObjectCreationExpressionSyntax>()
                .Any(creation => creation.Type.ToString() == type))
            .Select(SourceModel.Library.Relative);
        Assert.Equal(makers, made);
        Assert.Empty(typeof(OutboundCall).Assembly.GetType($"Outdial.{type}")!.GetConstructors());
    }
}
