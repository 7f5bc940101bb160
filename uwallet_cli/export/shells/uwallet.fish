# uwallet: completion for fish (3.0 and newer). The answers come from uwallet itself.
function __uwallet_complete
    set -l before (commandline -opc)
    set -l typed (commandline -ct)
    set -l program (string replace -r '^~' -- $HOME $before[1])
    set -e before[1]
    for line in ($program completion fish --word="$typed" -- $before 2>/dev/null)
        if string match -q ':files*' -- $line
            set -l option (string match -r -- '^--[^=]*=' "$typed"; or echo)
            for file in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' "$typed"))
                echo -- $option$file
            end
        else
            echo -- $line
        end
    end
end
complete -c uwallet -e
complete -c uwallet -f -k -a '(__uwallet_complete)'
