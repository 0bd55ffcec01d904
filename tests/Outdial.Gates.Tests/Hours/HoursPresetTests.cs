namespace Outdial.Gates.Tests;

public sealed class HoursPresetTests
{
    // The core does not know the presets: its rule repeats their names.
    [Fact]
    public void The_rule_for_malformed_hours_names_every_preset() => Assert.All(
        HoursPreset.All,
        preset => Assert.Contains(preset.Name, GateRules.MalformedHours.Fix, StringComparison.Ordinal));
}
