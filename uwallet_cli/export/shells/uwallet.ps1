# uwallet: completion for PowerShell (5.1 and newer). The answers come from uwallet itself.
Register-ArgumentCompleter -Native -CommandName uwallet -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $elements = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition })
    $program = "$($commandAst.CommandElements[0].Extent.Text)".Trim('"', "'")
    $before = @($elements | Select-Object -Skip 1 | ForEach-Object { "$($_.Extent.Text)".Trim('"', "'") })
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        $lines = @(& $program completion powershell "--word=$wordToComplete" -- @before 2>$null)
    } catch {
        $lines = @()
    } finally {
        [Console]::OutputEncoding = $encoding
    }
    if ($lines.Count -eq 0) { return '' } # nothing at all would make PowerShell offer file names
    if ("$($lines[0])".StartsWith(':files')) { return } # here it shall
    foreach ($line in $lines) {
        $word, $meaning = "$line".Split("`t", 2)
        if (-not $meaning) { $meaning = $word }
        [Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $meaning)
    }
}
