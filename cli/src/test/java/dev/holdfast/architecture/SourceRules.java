package dev.holdfast.architecture;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// What holds for sources: how long things are, and that a switch over our own choices names each.
/// Each rule answers its violations, one line of text each.
final class SourceRules {
  static final int METHOD_LINES = 50;

  private SourceRules() {}

  static List<String> longFiles(List<Source> sources, int limit) {
    return sources.stream()
        .filter(source -> source.lines() > limit)
        .map(source -> source.name() + " has " + source.lines() + " lines")
        .toList();
  }

  /// @param tables how many statements a method may have and be as long as it likes: one that does
  ///   nothing but list the cases of a test is a table
  static List<String> longMethods(List<Source> sources, int tables) {
    var violations = new ArrayList<String>();
    for (var source : sources) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
          var body = method.getBody();
          boolean table = body == null || body.getStatements().size() <= tables;
          long lines = table ? 0 : source.lastLine(body) - source.firstLine(body) + 1;
          if (lines > METHOD_LINES) {
            violations.add(source.name() + " " + method.getName() + " has " + lines + " lines");
          }
          return super.visitMethod(method, none);
        }
      }.scan(source.tree(), null);
    }
    return violations;
  }

  /// A `default` in a switch over an enum or sealed type of ours would swallow the next case that
  /// somebody adds.
  static List<String> swallowingSwitches(List<Source> sources) {
    var choices = choices(sources);
    var violations = new ArrayList<String>();
    for (var source : sources) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void none) {
          look(tree, tree.getCases());
          return super.visitSwitch(tree, none);
        }

        @Override
        public @Nullable Void visitSwitchExpression(
            SwitchExpressionTree tree, @Nullable Void none) {
          look(tree, tree.getCases());
          return super.visitSwitchExpression(tree, none);
        }

        private void look(Tree tree, List<? extends CaseTree> cases) {
          boolean swallows = cases.stream().anyMatch(SourceRules::isDefault);
          boolean ours = cases.stream().flatMap(c -> names(c).stream()).anyMatch(choices::contains);
          if (swallows && ours) violations.add(source.name() + ":" + source.firstLine(tree));
        }
      }.scan(source.tree(), null);
    }
    return violations;
  }

  /// The simple names of all enum constants and of all members of sealed types.
  private static Set<String> choices(List<Source> sources) {
    var sealed = new HashSet<String>();
    var choices = new HashSet<String>();
    for (var source : sources) {
      forEachClass(
          source,
          type -> {
            if (type.getModifiers().getFlags().contains(Modifier.SEALED)) {
              sealed.add(type.getSimpleName().toString());
            }
            if (type.getKind() == Tree.Kind.ENUM) enumConstants(type, choices);
          });
    }
    for (var source : sources) {
      forEachClass(
          source,
          type -> {
            boolean member =
                type.getImplementsClause().stream().anyMatch(t -> sealed.contains(simpleName(t)))
                    || sealed.contains(simpleName(type.getExtendsClause()));
            if (member) choices.add(type.getSimpleName().toString());
          });
    }
    return choices;
  }

  private static void enumConstants(ClassTree type, Set<String> constants) {
    for (var member : type.getMembers()) {
      if (member instanceof VariableTree v
          && simpleName(v.getType()).contentEquals(type.getSimpleName())) {
        constants.add(v.getName().toString());
      }
    }
  }

  private static void forEachClass(Source source, Consumer<ClassTree> visitor) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
        visitor.accept(type);
        return super.visitClass(type, none);
      }
    }.scan(source.tree(), null);
  }

  private static boolean isDefault(CaseTree tree) {
    return tree.getLabels().stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
  }

  private static List<String> names(CaseTree tree) {
    return tree.getLabels().stream()
        .map(label ->
            switch (label) {
              case ConstantCaseLabelTree c -> simpleName(c.getConstantExpression());
              case PatternCaseLabelTree p -> patternType(p.getPattern());
              default -> "";
            })
        .toList();
  }

  private static String patternType(Tree pattern) {
    return switch (pattern) {
      case BindingPatternTree b -> simpleName(b.getVariable().getType());
      case DeconstructionPatternTree d -> simpleName(d.getDeconstructor());
      default -> "";
    };
  }

  private static String simpleName(@Nullable Tree tree) {
    return switch (tree) {
      case IdentifierTree i -> i.getName().toString();
      case MemberSelectTree m -> m.getIdentifier().toString();
      case null, default -> "";
    };
  }
}
