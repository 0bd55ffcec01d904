
namespace Outdial.Cli.Tests;

public sealed class ProfileFileTests
{
    private const string Written = """
        # my accounts
        profile = "acme" # the one

        [profiles.acme]
        region = "eu-west-1" # Dublin
        client_id = "c-1"

        # for tests
        [profiles.test-2]
        region = "us-east-1"

        """;

    [Fact]
    public void Reads_profiles_and_which_is_in_use()
    {
        var file = ProfileFile.Parse("config.toml", Written);
        Assert.Equal("acme", file.Current);
        Assert.Equal(["acme", "test-2"], file.Profiles.Keys);
        Assert.Equal("c-1", file.Profiles["acme"].Value("client_id"));
        Assert.Null(file.Profiles["test-2"].Value("client_id"));
    }

    [Fact]
    public void Changes_what_is_asked_and_leaves_what_a_person_wrote()
    {
        var file = ProfileFile.Parse("config.toml", Written);
        file = ProfileEdit.Set(file, "acme", [("region", "us\"east"), ("grant", "user"), ("client_id", null)]);
        file = ProfileEdit.Use(file, "test-2");
        Assert.Equal(
            """
            # my accounts
            profile = "test-2" # the one

            [profiles.acme]
            region = "us\"east" # Dublin
            grant = "user"

            # for tests
            [profiles.test-2]
            region = "us-east-1"

            """,
            file.Text);
        Assert.Equal("us\"east", file.Profiles["acme"].Value("region"));
    }

    [Fact]
    public void Removes_a_profile_and_its_being_in_use()
    {
        var file = ProfileEdit.Remove(ProfileFile.Parse("config.toml", Written), "acme");
        Assert.Null(file.Current);
        Assert.Equal(["test-2"], file.Profiles.Keys);
        Assert.Contains("# my accounts", file.Text, StringComparison.Ordinal);
        Assert.Equal("", ProfileEdit.Remove(ProfileFile.Parse("c", "[profiles.a]\n"), "a").Text);
    }

    [Fact]
    public void What_is_set_is_read_again_whatever_it_is() => Gen.Select(
        Gen.OneOf("acme", "b-2", "new_one"),
        Gen.OneOf([.. Profile.Keys]),
        Gen.String[Gen.Char[(char)0, (char)0xD7FF], 0, 20]).Sample((name, key, value) =>
        {
            var file = ProfileEdit.Set(ProfileFile.Parse("config.toml", Written), name, [(key, value)]);
            file = ProfileEdit.Use(file, name);
            return file.Profiles[name].Value(key) == value && file.Current == name &&
                file.Profiles.Count == (name is "acme" ? 2 : 3) &&
                ProfileEdit.Set(file, name, [(key, null)]).Profiles[name].Value(key) is null;
        });

    [Theory]
    [InlineData("profile = 7", "config.toml:1:1", "only the key profile")]
    [InlineData("\n[profiles.acme]\nregion = 1", "config.toml:3:1", "region is a text")]
    [InlineData("[profiles.acme]\nregon = \"x\"", "config.toml:2:1", "has no key regon")]
    [InlineData("[profiles.acme]\nclient_secret = \"hush\"", "config.toml:2:1", "does not belong in a file")]
    [InlineData("[profile.acme]", "config.toml:1:1", "[profiles.NAME]")]
    [InlineData("[profiles.\"a b\"]", "config.toml:1:1", "[profiles.NAME]")]
    [InlineData("[profiles.acme", "config.toml:1:15", "")]
    [InlineData("[profiles.acme]\na = \"1\"\na = \"2\"", "config.toml:3:1", "")]
    public void Says_where_a_file_is_wrong_and_shows_no_secret(string text, string place, string says)
    {
        var faults = Assert.Throws<SettingsException>(() => ProfileFile.Parse("config.toml", text)).Diagnostics;
        Assert.Contains(faults, fault => fault.Path == place && fault.Rule.Id == "OD5022" &&
            fault.Message.Contains(says, StringComparison.Ordinal));
        Assert.DoesNotContain("hush", string.Join('\n', faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_anything_is_read_or_refused() => Gen.String.Sample(text =>
    {
        try
        {
            _ = ProfileFile.Parse("config.toml", text).Profiles;
        }
        catch (SettingsException exception)
        {
            Assert.NotEmpty(exception.Diagnostics);
        }
    });
}
