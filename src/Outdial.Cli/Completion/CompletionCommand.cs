using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial completion</c>: prints the script with which a shell completes outdial's options.</summary>
internal static class CompletionCommand
{
    internal static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish." };
        FixedValues.Only(shell, "bash", "zsh", "fish");
        var command = new Command(
            "completion", "Print a shell's completion script; for bash: source <(outdial completion bash)")
        {
            shell,
        };
        command.SetAction(parsed => terminal.Out.WriteLine(Script(parsed.GetValue(shell)!)));
        return command;
    }

    // Each script asks outdial itself, so that it always fits the installed version.
    private static string Script(string shell) => shell switch
    {
        "bash" => """
            _outdial() {
                local IFS=$'\n'
                local current="${COMP_WORDS[COMP_CWORD]}" word has_words=
                COMPREPLY=($(outdial "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null))
                for word in "${COMPREPLY[@]}"; do
                    [[ $word == [-/]* ]] || has_words=1
                done
                if [[ -z $has_words && $current != -* ]]; then
                    compopt -o filenames 2>/dev/null
                    COMPREPLY+=($(compgen -f -- "$current"))
                fi
            }
            complete -o default -F _outdial outdial
            """,
        "zsh" => """
            #compdef outdial
            _outdial() {
                local -a words_known
                words_known=("${(@f)$(outdial "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                compadd -a words_known
                [[ $PREFIX == -* || -n ${words_known:#[-/]*} ]] || _files
            }
            compdef _outdial outdial
            """,
        _ => """
            function __outdial_words
                set -l line (commandline -cp)
                outdial "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c outdial -n __fish_use_subcommand -f
            complete -c outdial -a '(__outdial_words)'
            """,
    };
}
