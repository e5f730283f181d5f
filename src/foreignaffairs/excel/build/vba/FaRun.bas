Attribute VB_Name = "FaRun"
Option Explicit

' Every button and every entry of the ribbon ends here. Python does the work: this only names
' the macro to run. RunPython is in the module "xlwings" of this project.
'
' This source is ASCII: VBA keeps its text in the code page of the PC, and Vietnamese fits none
' of them. Captions and messages live in cells, in the ribbon's XML and in Python.

Public Sub FaRun(ByVal MacroName As String)
    ' LibreOffice calls itself version 11; without a window it dies of a status bar.
    If Val(Application.Version) > 11 Then Application.StatusBar = FaWorking()
    RunPython "import foreignaffairs.excel.macros as m; m.run('" & MacroName & "')"
End Sub

' "Working ..." in Vietnamese, letter by letter; Python replaces it once it has started.
Private Function FaWorking() As String
    FaWorking = ChrW(272) & "ang l" & ChrW(224) & "m " & ChrW(8230)
End Function
