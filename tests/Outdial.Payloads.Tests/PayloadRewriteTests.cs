namespace Outdial.Payloads.Tests;

public sealed class PayloadRewriteTests
{
    private static readonly Gen<Guid> Ids = Gen.Int[1, 9].Select(i => new Guid(i, 0, 0, new byte[8]));

    private static readonly Gen<ParticipantAddress> Addresses = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 99], Ids)
        .Select((kind, n, id) => kind switch
        {
            0 => ParticipantAddress.Parse($"+120255501{n:00}"),
            1 => ParticipantAddress.Parse($"tel:+120255501{n:00};ext={n}"),
            2 => ParticipantAddress.Parse($"sip:ann{n}@example.com"),
            3 => ParticipantAddress.Parse($"ext:40{n:00}"),
            4 => new ParticipantAddress.User(id),
            5 => new ParticipantAddress.Queue(new Guid(n + 10, 0, 0, new byte[8])),
            _ => new ParticipantAddress.Group(id),
        });

    private static readonly Gen<OutboundCall> Calls = Gen.Select(
            Addresses.Array[1, 3],
            Gen.Select(Ids, Gen.Int[0, 3]).Array[0, 2],
            Gen.Bool.Array[9],
            Ids,
            Gen.Select(Gen.Int, Gen.String[Gen.Char["aé\"\\😀 \u0001"], 0, 5]))
        .Select((addresses, skills, has, id, said) => new OutboundCall
        {
            Destinations = [.. addresses],
            Skills = [.. skills.Select(s => new SkillRequirement(s.Item1, s.Item2 == 0 ? null : s.Item2))],
            WrapUpCode = has[0] ? id : null,
            ExternalContact = has[1] ? id : null,
            CallerId = has[2] ? E164Number.Parse("+13175550100") : null,
            CallerIdName = has[3] ? $"x{said.Item2}" : null,
            FromQueue = has[4] ? id : null,
            Priority = has[5] ? said.Item1 : null,
            Language = has[6] ? id : null,
            UuiData = has[7] ? $"x{said.Item2}" : null,
            Attributes = has[8]
                ? OutboundCall.To("ext:1").Attributes.Add("a", said.Item2).Add("b c'", "")
                : OutboundCall.To("ext:1").Attributes,
        });

    public static TheoryData<string, Contract> Shapes()
    {
        var shapes = new TheoryData<string, Contract>();
        // Shape 17 names several destinations: it is ambiguous.
        foreach (var title in PayloadCorpus.Files["invented-shapes"].Keys.Where(title =>
            title.Contains(": shape ") && !title.Contains(": shape 17,")))
        {
            shapes.Add(title, Contract.Guide);
            shapes.Add(title, Contract.Platform);
        }

        return shapes;
    }

    [Fact]
    public void Finds_no_fault_in_a_body_of_our_own_mapper() =>
        Gen.Select(Calls, Gen.OneOf(Contract.Guide, Contract.Platform)).Sample((call, contract) =>
        {
            if (new CallValidator().Check(call).Call is not { } valid ||
                ContractMapper.Map(valid, contract) is not { Request: { } request } mapping)
            {
                return true;
            }

            var said = valid.Remarks.Concat(mapping.Diagnostics).Select(remark => remark.Rule).ToHashSet();
            return new PayloadChecker(contract).Check(request.Body.Span).Findings.All(finding =>
                finding.Diagnostic.Severity == Severity.Note ||
                (finding.Diagnostic.Severity == Severity.Warning && said.Contains(finding.Diagnostic.Rule)));
        });

    [Fact]
    public void Writes_a_body_of_our_own_mapper_as_it_is() =>
        Gen.Select(Calls, Gen.OneOf(Contract.Guide, Contract.Platform)).Sample((call, contract) =>
            new CallValidator().Check(call).Call is not { } valid ||
            ContractMapper.Map(valid, contract).Request is not { } request ||
            new PayloadChecker(contract).Rewrite(request.Body.Span, contract).Request?.BodyText == request.BodyText);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Writes_an_invented_shape_as_a_body_without_errors(string title, Contract to)
    {
        var body = PayloadCorpus.Files["invented-shapes"][title].Body;
        var request = new PayloadChecker(to).Rewrite(body, to).Request;
        Assert.NotNull(request);
        Assert.Equal(to, request.Contract);
        Assert.True(new PayloadChecker(to).Check(request.Body.Span).IsValid, request.BodyText);
    }

    [Fact]
    public void Writes_bodies_without_errors_or_says_why_there_is_none() =>
        Gen.Select(PayloadGen.Checkers, PayloadGen.Bodies).Sample(
            (checker, body) =>
            {
                var rewrite = checker.Rewrite(body, checker.Contract);
                return rewrite.Findings.All(finding => finding.Span.End <= body.Length) &&
                    (rewrite.Body is { } written
                        ? checker.Check(written.Span).IsValid
                        : rewrite.Findings.Any(finding => finding.Diagnostic.IsError));
            },
            print: pair => PayloadGen.Print(pair.Item1, pair.Item2));
}
