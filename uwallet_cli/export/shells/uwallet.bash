# uwallet: completion for bash (3.2 and newer). The answers come from uwallet itself.
_uwallet() {
  local IFS=$'\n' word typed=${COMP_WORDS[COMP_CWORD]} program=${COMP_WORDS[0]/#\~/$HOME}
  local -a before=() words=("${COMP_WORDS[@]:1:COMP_CWORD-1}")
  # "--months=12" is three words to bash: put them together again
  for word in "${words[@]}" "$typed"; do
    if [[ ${#before[@]} -gt 0 && ( $word == "=" || ${before[${#before[@]}-1]} == --*= ) ]]; then
      before[${#before[@]}-1]+=$word
    else
      before+=("$word")
    fi
  done
  typed=${before[${#before[@]}-1]}
  unset "before[${#before[@]}-1]"
  COMPREPLY=($("$program" completion bash --word="$typed" -- "${before[@]}" 2>/dev/null))
  if [[ ${COMPREPLY[0]-} == :files ]]; then
    COMPREPLY=()
    word=${COMP_WORDS[COMP_CWORD]#=}
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -F _uwallet uwallet
