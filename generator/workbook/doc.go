// Package workbook puts the lists of an engagement into an Excel book and takes what
// was changed there, or in a consultant's own table, back into the TOML.
//
//	Engagement ──► Of ──► []Table ──► WriteXLSX
//	ReadXLSX, ReadCSV ──► []Grid ──► Merge ──► the TOML's new text, faults at their cells
//
// A table's columns follow from the format's own description; what is here is their
// Russian heads (templates/workbook/ru.toml) and the columns that one list has for the
// entries of another: verdicts and scores a variant, amounts a year.
package workbook
